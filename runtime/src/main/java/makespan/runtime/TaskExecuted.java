package makespan.runtime;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import makespan.graph.Task;

/** What a JFR recording gets of each task that a worker executes. Nothing is made of it unless a recording asks for it. */
@Name("makespan.Task")
@Label("Task")
@Category("Makespan")
@Description("The execution of a task by a worker, with its retries")
@StackTrace(false)
final class TaskExecuted extends Event {
    @Label("Task")
    private final String task;

    @Label("Kind")
    private final String kind;

    @Label("Graph")
    private final String graph;

    private TaskExecuted(String task, String kind, String graph) {
        this.task = task;
        this.kind = kind;
        this.graph = graph;
    }

    /** Returns whether a recording asks for these events now. */
    static boolean wanted() {
        return new TaskExecuted("", "", "").isEnabled();
    }

    /** Begins the event of a task. */
    static TaskExecuted begun(RunState run, int index) {
        Task task = run.graph().task(index);
        TaskExecuted event =
                new TaskExecuted(task.name(), task.kind(), run.graph().name());
        event.begin();
        return event;
    }

    @Override
    public String toString() {
        return "'" + task + "' of kind '" + kind + "' in graph '" + graph + "'";
    }
}
