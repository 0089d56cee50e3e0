package localcloud.service.kms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import localcloud.resource.Resource;
import localcloud.service.projection.Answer;

/**
 * What DescribeKey shows of a key.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyMetadata.html">KeyMetadata</a>
 */
final class KeyMetadata {

    private static final List<String> RSA_SIGNING = List.of(
            "RSASSA_PKCS1_V1_5_SHA_256",
            "RSASSA_PKCS1_V1_5_SHA_384",
            "RSASSA_PKCS1_V1_5_SHA_512",
            "RSASSA_PSS_SHA_256",
            "RSASSA_PSS_SHA_384",
            "RSASSA_PSS_SHA_512");

    private KeyMetadata() {}

    static ObjectNode of(Resource key, String arn, String account) {
        JsonNode properties = key.properties();
        JsonNode state = key.state();
        String spec = properties.path("KeySpec").asText("SYMMETRIC_DEFAULT");
        String usage = properties.path("KeyUsage").asText("ENCRYPT_DECRYPT");
        String keyState = state.path("KeyState").asText("Enabled");
        Answer answer = new Answer()
                .put("AWSAccountId", account)
                .put("KeyId", key.physicalId())
                .put("Arn", arn)
                .time("CreationDate", state.path("CreationDate"))
                .put("Enabled", keyState.equals("Enabled"))
                .put("Description", properties.path("Description").asText(""))
                .put("KeyUsage", usage)
                .put("KeyState", keyState)
                .time("DeletionDate", state.path("DeletionDate"))
                .put("Origin", properties.path("Origin").asText("AWS_KMS"))
                .put("KeyManager", state.path("KeyManager").asText("CUSTOMER"))
                .put("CustomerMasterKeySpec", spec)
                .put("KeySpec", spec)
                .put("MultiRegion", properties.path("MultiRegion").asText().equals("true"))
                .text("ExpirationModel", state.path("ExpirationModel"))
                .time("ValidTo", state.path("ValidTo"))
                .copy(state, "MultiRegionConfiguration")
                .text("CurrentKeyMaterialId", state.path("CurrentKeyMaterialId"));
        List<String> algorithms = algorithms(spec, usage);
        if (!algorithms.isEmpty()) {
            answer.put(member(usage), Answer.texts(algorithms));
        }
        return answer.done();
    }

    private static String member(String usage) {
        return switch (usage) {
            case "SIGN_VERIFY" -> "SigningAlgorithms";
            case "GENERATE_VERIFY_MAC" -> "MacAlgorithms";
            case "KEY_AGREEMENT" -> "KeyAgreementAlgorithms";
            default -> "EncryptionAlgorithms";
        };
    }

    /** What a key of that kind can do: https://docs.aws.amazon.com/kms/latest/developerguide/symm-asymm-choose-key-spec.html */
    private static List<String> algorithms(String spec, String usage) {
        if (usage.equals("KEY_AGREEMENT")) {
            return List.of("ECDH");
        }
        if (spec.startsWith("RSA_")) {
            return usage.equals("SIGN_VERIFY") ? RSA_SIGNING : List.of("RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256");
        }
        if (spec.startsWith("HMAC_")) {
            return List.of("HMAC_SHA_" + spec.substring("HMAC_".length()));
        }
        return switch (spec) {
            case "SYMMETRIC_DEFAULT" -> List.of("SYMMETRIC_DEFAULT");
            case "ECC_NIST_P256", "ECC_SECG_P256K1" -> List.of("ECDSA_SHA_256");
            case "ECC_NIST_P384" -> List.of("ECDSA_SHA_384");
            case "ECC_NIST_P521" -> List.of("ECDSA_SHA_512");
            default -> List.of();
        };
    }
}
