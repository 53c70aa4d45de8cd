// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.testing;

import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import net.concordat.contracts.frame.Value;
import net.corda.core.serialization.ConstructorForDeserialization;
import org.jspecify.annotations.Nullable;

/**
 * Copies of our immutable values that differ in one field. They are made as Corda makes them, from
 * fields by way of the constructor, so a test can say what no constructor of its own would.
 */
public final class Copy {
  private Copy() {}

  /**
   * A copy with another value in one field.
   *
   * @param path the field, or the fields that lead to it with dots between
   */
  public static <T> T with(T original, String path, @Nullable Object value) {
    int dot = path.indexOf('.');
    String name = dot < 0 ? path : path.substring(0, dot);
    if (!hasParameter(original, name)) {
      throw new IllegalArgumentException(original.getClass() + " has no field " + path);
    }
    return rebuild(
        original,
        (field, old) -> {
          if (!field.equals(name)) {
            return old;
          }
          if (dot < 0) {
            return value;
          }
          return with(Objects.requireNonNull(old), path.substring(dot + 1), value);
        });
  }

  /** A copy with another value in one field of one element of a list. */
  static <T> T withElement(
      T original, String list, int index, String path, @Nullable Object value) {
    return rebuild(
        original,
        (field, old) -> {
          if (!field.equals(list)) {
            return old;
          }
          List<Object> copy = new ArrayList<>((List<?>) Objects.requireNonNull(old));
          copy.set(index, with(copy.get(index), path, value));
          return copy;
        });
  }

  /** A copy in which one value is replaced by another wherever it occurs. */
  @SuppressWarnings("unchecked")
  static <T> T replacing(T original, Object from, Object to) {
    if (original.equals(from)) {
      return (T) to;
    }
    if (original instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(element -> copy.add(replacing(element, from, to)));
      return (T) copy;
    }
    if (original instanceof Value) {
      return rebuild(
          original, (field, old) -> old == null ? null : replacing((Object) old, from, to));
    }
    return original;
  }

  /**
   * A field as it is declared and as it is.
   *
   * @param type the declared type
   * @param value what it holds
   */
  record Field(Class<?> type, @Nullable Object value) {}

  /** The fields of a value, in the order of its constructor. */
  static Map<String, Field> fields(Object original) {
    Map<String, Field> fields = new LinkedHashMap<>();
    rebuild(
        original,
        (name, old) -> {
          fields.put(name, new Field(typeOf(original, name), old));
          return old;
        });
    return fields;
  }

  private static Class<?> typeOf(Object original, String name) {
    for (Parameter parameter : constructor(original).getParameters()) {
      if (parameter.getName().equals(name)) {
        return parameter.getType();
      }
    }
    throw new IllegalArgumentException(original.getClass() + " has no field " + name);
  }

  private static boolean hasParameter(Object original, String name) {
    for (Parameter parameter : constructor(original).getParameters()) {
      if (parameter.getName().equals(name)) {
        return true;
      }
    }
    return false;
  }

  @SuppressWarnings("unchecked")
  private static <T> T rebuild(
      T original, BiFunction<String, @Nullable Object, @Nullable Object> change) {
    try {
      Constructor<?> constructor = constructor(original);
      Parameter[] parameters = constructor.getParameters();
      @Nullable Object[] arguments = new Object[parameters.length];
      for (int i = 0; i < parameters.length; i++) {
        java.lang.reflect.Field field =
            original.getClass().getDeclaredField(parameters[i].getName());
        field.setAccessible(true);
        arguments[i] = change.apply(field.getName(), field.get(original));
      }
      return (T) constructor.newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("No copy of " + original.getClass(), e);
    }
  }

  /** The one whose parameters are the fields; where the ledger keeps bytes, it reads another. */
  private static Constructor<?> constructor(Object original) {
    Constructor<?>[] all = original.getClass().getConstructors();
    boolean ours =
        Arrays.stream(all)
            .anyMatch(one -> one.isAnnotationPresent(ConstructorForDeserialization.class));
    return Arrays.stream(all)
        .filter(one -> ours)
        .max(Comparator.comparingInt(Constructor::getParameterCount))
        .orElseThrow(
            () -> new IllegalArgumentException(original.getClass() + " is none of our values"));
  }
}
