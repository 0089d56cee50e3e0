package localcloud.service.projection;

import localcloud.resource.Resource;

/** The first state of a resource: adds what the deployment has not filled in already, and changes nothing that it has. */
public final class Fresh {
    private final Resource resource;

    private Fresh(Resource resource) {
        this.resource = resource;
    }

    public static Fresh of(Resource resource) {
        return new Fresh(resource);
    }

    /** Adds a text. */
    public Fresh put(String member, String value) {
        if (!resource.state().has(member)) {
            resource.state().put(member, value);
        }
        return this;
    }

    /** Adds a whole number. */
    public Fresh put(String member, long value) {
        if (!resource.state().has(member)) {
            resource.state().put(member, value);
        }
        return this;
    }

    /** The same resource, with its state. */
    public Resource done() {
        return resource;
    }
}
