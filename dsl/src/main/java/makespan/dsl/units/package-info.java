/** Quantities with units, as properties of numbers: {@code 20.ms}. Start with {@link makespan.dsl.units.NumberUnits}. */
@NullMarked
package makespan.dsl.units;

import org.jspecify.annotations.NullMarked;
