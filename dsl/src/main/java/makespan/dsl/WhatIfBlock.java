package makespan.dsl;

import groovy.lang.Closure;
import makespan.analysis.RunAnalysis;
import makespan.analysis.WhatIf;
import makespan.analysis.WhatIfStudy;

/** Asks what the words of a block say. */
final class WhatIfBlock implements WhatIfWords {
    private final WhatIf question;

    private WhatIfBlock(WhatIf question) {
        this.question = question;
    }

    static WhatIfStudy answer(RunAnalysis run, Closure<?> block) {
        WhatIf question = WhatIf.of(run);
        Closure<?> body = (Closure<?>) block.clone();
        body.setDelegate(new WhatIfBlock(question));
        body.setResolveStrategy(Closure.DELEGATE_FIRST);
        body.call();
        return question.predict();
    }

    @Override
    public void faster(String name, Number times) {
        checked(() -> question.faster(name, times.doubleValue()));
    }

    @Override
    public void without(String name) {
        checked(() -> question.without(name));
    }

    @Override
    public void workers(int count) {
        checked(() -> question.workers(count));
    }

    @Override
    public void on(Object... deviceAndTasks) {
        throw new DeclarationException(
                "whatIf cannot move tasks to another device: a replay knows equal workers and I/O"
                        + " only; faster 'name', 4 tells what a device 4 times as fast would save at most"
                        + Places.here());
    }

    private static void checked(Runnable change) {
        try {
            change.run();
        } catch (IllegalArgumentException e) {
            throw new DeclarationException(e.getMessage() + Places.here());
        }
    }
}
