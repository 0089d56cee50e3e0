package localcloud.stack;

import localcloud.service.World;
import localcloud.service.delivery.Background;
import localcloud.template.Stacks;

/** What an operation on a stack works with. */
record Tools(
        World world,
        Stacks stacks,
        Lifecycles lifecycles,
        Documents documents,
        Background background,
        Announcer announcer) {

    /** The same, but nobody is told of a stack's statuses. */
    Tools silent() {
        return new Tools(world, stacks, lifecycles, documents, background, Announcer.SILENT);
    }
}
