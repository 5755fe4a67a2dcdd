package makespan.dsl.artifact;

import java.nio.file.Path;

/** An artefact and where its file lies. */
public record Library(Coordinate coordinate, Path file) {}
