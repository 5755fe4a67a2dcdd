package makespan.generate;

import java.util.ArrayList;
import java.util.List;

/**
 * One microbatch through one chunk of layers, forward or backward. Chunk c of stage s holds the layers at depth c·p + s of
 * p stages.
 *
 * @param isForward whether it goes forward
 * @param stage from 0
 * @param chunk of the stage, from 0
 * @param microbatch from 0
 */
public record PipelinePass(boolean isForward, int stage, int chunk, int microbatch) {
    /** Returns the {@code turn}-th forward pass of a stage: p microbatches through each chunk, then the next p. */
    static PipelinePass forward(Pipeline pipeline, int stage, int turn) {
        int within = turn % (pipeline.stages() * pipeline.chunks());
        int group = turn / (pipeline.stages() * pipeline.chunks());
        int microbatch = group * pipeline.stages() + within % pipeline.stages();
        return new PipelinePass(true, stage, within / pipeline.stages(), microbatch);
    }

    /** Returns the {@code turn}-th backward pass of a stage: like the forward one, the last chunk first. */
    static PipelinePass backward(Pipeline pipeline, int stage, int turn) {
        PipelinePass forward = forward(pipeline, stage, turn);
        return new PipelinePass(false, stage, pipeline.chunks() - 1 - forward.chunk, forward.microbatch);
    }

    /** Returns the passes whose results this one needs. */
    List<PipelinePass> inputs(Pipeline pipeline) {
        int depth = chunk * pipeline.stages() + stage;
        List<PipelinePass> inputs = new ArrayList<>();
        if (isForward && depth > 0) {
            inputs.add(atDepth(true, depth - 1, pipeline));
        }
        if (!isForward) {
            inputs.add(atDepth(true, depth, pipeline));
        }
        if (!isForward && depth < pipeline.stages() * pipeline.chunks() - 1) {
            inputs.add(atDepth(false, depth + 1, pipeline));
        }
        return inputs;
    }

    private PipelinePass atDepth(boolean forward, int depth, Pipeline pipeline) {
        return new PipelinePass(forward, depth % pipeline.stages(), depth / pipeline.stages(), microbatch);
    }

    String kind() {
        return isForward ? "forward" : "backward";
    }

    String name() {
        return kind() + " " + microbatch + ", stage " + stage + ", chunk " + chunk;
    }
}
