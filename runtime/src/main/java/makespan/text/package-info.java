/** What messages are made of. */
@NullMarked
package makespan.text;

import org.jspecify.annotations.NullMarked;
