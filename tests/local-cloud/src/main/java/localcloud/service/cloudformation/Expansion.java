package localcloud.service.cloudformation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/** Expands a template with SAM's transform into one without. */
@FunctionalInterface
interface Expansion {

    /**
     * Expands.
     *
     * @param parameters the values of the template's parameters, defaults included
     * @return empty when this way of expanding is not open
     * @throws localcloud.template.TemplateException with the translator's reason
     */
    Optional<ObjectNode> expand(ObjectNode template, Map<String, String> parameters) throws InterruptedException;
}
