/**
 * The language for parallel work: its words, the session that evaluates cells and the runner of scripts. Start with
 * {@link makespan.dsl.Session} or {@link makespan.dsl.ScriptRunner}; the words are in {@link makespan.dsl.SessionWords}.
 */
@NullMarked
package makespan.dsl;

import org.jspecify.annotations.NullMarked;
