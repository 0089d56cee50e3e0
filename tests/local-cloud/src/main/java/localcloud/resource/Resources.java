package localcloud.resource;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The live resources of the cloud; every answer is a copy, and every change is whole or not at all. */
public interface Resources {

    /** Every live resource, those of the stack first, in the template's order. */
    List<Resource> all();

    /** The live resources of one CloudFormation type. */
    List<Resource> ofType(String type);

    Optional<Resource> find(String logicalId);

    /** Puts a resource under its logical id, in place of any that is there. */
    void put(Resource resource);

    /** Replaces one resource by what {@code change} makes of a copy; answers the new one, or empty when there is none. */
    Optional<Resource> update(String logicalId, UnaryOperator<Resource> change);

    /** Takes the real thing away, as a deletion out of band does: ListStackResources still lists it. */
    boolean remove(String logicalId);
}
