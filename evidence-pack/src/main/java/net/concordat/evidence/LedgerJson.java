// SPDX-License-Identifier: Apache-2.0
package net.concordat.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.security.PublicKey;
import java.time.temporal.Temporal;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import net.concordat.contracts.frame.TornOff;
import net.concordat.workflows.support.LedgerFacts;
import net.corda.core.contracts.CommandData;
import net.corda.core.contracts.ContractState;
import net.corda.core.contracts.StateRef;
import net.corda.core.contracts.TimeWindow;
import net.corda.core.crypto.SecureHash;
import net.corda.core.crypto.TransactionSignature;
import net.corda.core.identity.Party;
import net.corda.core.transactions.SignedTransaction;
import net.corda.core.transactions.WireTransaction;
import net.corda.core.utilities.OpaqueBytes;
import org.jspecify.annotations.Nullable;

/** What a transaction says, for people and programs that do not read Corda's form. */
final class LedgerJson {
  private static final String OURS = "net.concordat.";

  private LedgerJson() {}

  static ObjectNode of(SignedTransaction transaction) {
    WireTransaction tx = transaction.getTx();
    ObjectNode json = Json.object();
    json.put("id", hex(transaction.getId()));
    json.put("command", LedgerFacts.command(transaction));
    ArrayNode commands = json.putArray("commands");
    tx.getCommands().forEach(command -> commands.add(value(command.getValue())));
    json.set("mustSign", keys(transaction.getRequiredSigningKeys()));
    json.set("timeWindow", window(tx.getTimeWindow()));
    Party notary = tx.getNotary();
    json.set("notary", value(notary));
    json.set("consumes", value(tx.getInputs()));
    json.set("references", value(tx.getReferences()));
    ArrayNode outputs = json.putArray("outputs");
    tx.getOutputStates().forEach(state -> outputs.add(state(state)));
    json.set("attachments", value(tx.getAttachments()));
    ArrayNode signatures = json.putArray("signatures");
    for (TransactionSignature signature : transaction.getSigs()) {
      signatures
          .addObject()
          .put("by", fingerprint(signature.getBy()))
          .put("amongOthers", signature.getPartialMerkleTree() != null);
    }
    return json;
  }

  /** A state with its kind. */
  static ObjectNode state(ContractState state) {
    ObjectNode json = Json.object().put("kind", state.getClass().getSimpleName());
    json.setAll(fields(state));
    return json;
  }

  /** The SHA-256 of a key as it is encoded. */
  static String fingerprint(PublicKey key) {
    return hex(SecureHash.sha256(key.getEncoded()));
  }

  static String hex(SecureHash hash) {
    return hash.toString().toLowerCase(Locale.ROOT);
  }

  static String text(StateRef ref) {
    return hex(ref.getTxhash()) + "(" + ref.getIndex() + ")";
  }

  static JsonNode value(@Nullable Object value) {
    if (value == null) {
      return JsonNodeFactory.instance.nullNode();
    }
    if (value instanceof Collection<?> list) {
      ArrayNode array = Json.array();
      list.forEach(each -> array.add(value(each)));
      return array;
    }
    if (value instanceof Optional<?> optional) {
      return value(optional.orElse(null));
    }
    if (value instanceof Number number) {
      return JsonNodeFactory.instance.numberNode(number.longValue());
    }
    if (value instanceof Boolean truth) {
      return JsonNodeFactory.instance.booleanNode(truth);
    }
    String text = text(value);
    return text == null ? ours(value) : TextNode.valueOf(text);
  }

  private static @Nullable String text(Object value) {
    if (value instanceof SecureHash hash) {
      return hex(hash);
    }
    if (value instanceof StateRef ref) {
      return text(ref);
    }
    if (value instanceof Party party) {
      return party.getName().toString();
    }
    if (value instanceof PublicKey key) {
      return fingerprint(key);
    }
    if (value instanceof OpaqueBytes bytes) {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.getBytes());
    }
    boolean plain =
        value instanceof String
            || value instanceof Enum
            || value instanceof UUID
            || value instanceof Temporal;
    return plain ? value.toString() : null;
  }

  private static JsonNode ours(Object value) {
    if (value instanceof TornOff tornOff) {
      ObjectNode json = Json.object().put("id", hex(tornOff.id()));
      json.put("notarySignedBy", fingerprint(tornOff.getNotarySignature().getBy()));
      ArrayNode shown = json.putArray("shown");
      tornOff.shown(ContractState.class).forEach(state -> shown.add(state(state)));
      return json;
    }
    if (!value.getClass().getName().startsWith(OURS)) {
      throw new IllegalArgumentException("A " + value.getClass().getName() + " has no words");
    }
    ObjectNode json = Json.object();
    if (value instanceof CommandData) {
      json.put("kind", value.getClass().getSimpleName());
    }
    json.setAll(fields(value));
    return json;
  }

  /** What the getters of an object of ours give, by name. */
  private static ObjectNode fields(Object of) {
    Map<String, Method> getters = new TreeMap<>();
    for (Method method : of.getClass().getMethods()) {
      boolean derived = List.of("getParticipants", "getLinearId").contains(method.getName());
      if (method.getParameterCount() == 0
          && !Modifier.isStatic(method.getModifiers())
          && method.getDeclaringClass().getName().startsWith(OURS)
          && !derived) {
        String name = method.getName();
        if (name.startsWith("get")) {
          getters.put(Character.toLowerCase(name.charAt(3)) + name.substring(4), method);
        } else if (name.startsWith("is") && method.getReturnType() == boolean.class) {
          getters.put(Character.toLowerCase(name.charAt(2)) + name.substring(3), method);
        }
      }
    }
    ObjectNode json = Json.object();
    getters.forEach((name, getter) -> json.set(name, value(get(of, getter))));
    return json;
  }

  private static @Nullable Object get(Object of, Method getter) {
    try {
      return getter.invoke(of);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalArgumentException(getter + " gives nothing", e);
    }
  }

  private static JsonNode keys(Collection<PublicKey> keys) {
    return Json.texts(keys.stream().map(LedgerJson::fingerprint).sorted().toList());
  }

  private static JsonNode window(@Nullable TimeWindow window) {
    ObjectNode json = Json.object();
    if (window != null) {
      json.set("from", value(window.getFromTime()));
      json.set("until", value(window.getUntilTime()));
    }
    return json;
  }
}
