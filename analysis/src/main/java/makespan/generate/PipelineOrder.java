package makespan.generate;

import java.util.ArrayList;
import java.util.List;

/**
 * The order in which a stage of a pipeline does its forward and backward passes. In all of them the passes forward follow
 * one sequence and the passes backward another; they differ in how far the first runs ahead of the second.
 */
public enum PipelineOrder {
    /**
     * All forward passes, then all backward ones: Huang et al., "GPipe: Efficient Training of Giant Neural Networks using
     * Pipeline Parallelism", NeurIPS 2019.
     */
    GPIPE("GPipe") {
        @Override
        int runAhead(Pipeline pipeline, int stage) {
            return pipeline.microbatches();
        }
    },
    /**
     * One forward, one backward, so that a stage holds the activations of at most as many microbatches as there are
     * stages: Narayanan et al., "Efficient Large-Scale Language Model Training on GPU Clusters Using Megatron-LM", SC
     * 2021, section 2.2.1, after PipeDream-Flush.
     */
    ONE_FORWARD_ONE_BACKWARD("1F1B") {
        @Override
        int runAhead(Pipeline pipeline, int stage) {
            return pipeline.stages() - stage - 1;
        }
    },
    /**
     * One forward, one backward, where a stage has several chunks of layers, each a stage's length apart, and takes as
     * many microbatches through a chunk as there are stages before it turns to the next: Narayanan et al., SC 2021,
     * section 2.2.2.
     */
    INTERLEAVED("interleaved 1F1B") {
        @Override
        int runAhead(Pipeline pipeline, int stage) {
            return 2 * (pipeline.stages() - stage - 1) + (pipeline.chunks() - 1) * pipeline.stages();
        }
    };

    private final String described;

    PipelineOrder(String described) {
        this.described = described;
    }

    /** Returns how many forward passes a stage does before it alternates, if it has as many. */
    abstract int runAhead(Pipeline pipeline, int stage);

    /** Returns what a stage does, in this order. */
    List<PipelinePass> passes(Pipeline pipeline, int stage) {
        int each = pipeline.microbatches() * pipeline.chunks();
        int ahead = Math.min(runAhead(pipeline, stage), each);
        List<PipelinePass> passes = new ArrayList<>(2 * each);
        for (int turn = 0; turn < each + ahead; turn++) {
            if (turn < each) {
                passes.add(PipelinePass.forward(pipeline, stage, turn));
            }
            if (turn >= ahead) {
                passes.add(PipelinePass.backward(pipeline, stage, turn - ahead));
            }
        }
        return passes;
    }

    /** Returns the name that the papers use. */
    @Override
    public String toString() {
        return described;
    }
}
