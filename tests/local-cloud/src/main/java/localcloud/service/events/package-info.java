/** Amazon EventBridge: rules, targets, buses, archives, patterns, and the door for events. */
@NullMarked
package localcloud.service.events;

import org.jspecify.annotations.NullMarked;
