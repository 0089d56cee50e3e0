package localcloud.template;

import java.util.Map;

/** Identity providers. */
final class IdentityTypes {
    private IdentityTypes() {}

    static void addTo(Map<String, Provisioner> all) {
        // Ref gives the ARN:
        // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-oidcprovider.html
        all.put("AWS::IAM::OIDCProvider", draft -> {
            var arn =
                    draft.globalArn("iam", "oidc-provider/" + draft.text("Url").replaceFirst("^https://", ""));
            return Made.of(arn).arn("Arn", arn);
        });
    }
}
