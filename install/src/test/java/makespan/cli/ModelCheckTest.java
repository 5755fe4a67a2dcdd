package makespan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import makespan.onnx.ExecutionProvider;
import org.junit.jupiter.api.Test;

class ModelCheckTest {
    @Test
    void oneLineTellsWhereModelsRunAndWhyNotElsewhere() {
        assumeFalse(ExecutionProvider.CUDA.status().available(), "CUDA is there");
        assertEquals(
                "ok    ONNX models cpu: ONNX Runtime 1.29.0; cuda is not there: this ONNX Runtime was built without it;"
                        + " put com.microsoft.onnxruntime:onnxruntime_gpu on the class path in place of onnxruntime",
                ModelCheck.run().toLine());
    }
}
