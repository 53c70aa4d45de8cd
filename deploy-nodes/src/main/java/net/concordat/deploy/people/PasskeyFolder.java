// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.people;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.concordat.authenticator.SoftwareAuthenticator;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.OwnerOnly;

/**
 * The passkeys of one bank's people on this machine. Each lies in a key store under a password that
 * was drawn for it, beside it, and nowhere else; only the owner of the folder can read either. So
 * whoever runs this machine can sign for everybody here: it is for trials and tests.
 */
public final class PasskeyFolder {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,29}");
  private static final String KEY_STORE = ".p12";
  private static final String PASSWORD = ".password";
  private static final String PERSON = ".person";

  private final Path folder;

  /** The folder need not exist yet. */
  public PasskeyFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes a passkey for somebody new, under a pseudonym drawn at random.
   *
   * @param name 1 to 30 letters in lower case, digits and hyphens, a letter first
   * @throws DeployException if it is none, or somebody here has it
   */
  public Signatory create(String name) throws IOException {
    return create(name, UUID.randomUUID());
  }

  /**
   * Makes a passkey for somebody new, under a pseudonym that is known already.
   *
   * @param name 1 to 30 letters in lower case, digits and hyphens, a letter first
   * @throws DeployException if it is none, or somebody here has it
   */
  public Signatory create(String name, UUID personId) throws IOException {
    if (!NAME.matcher(name).matches()) {
      throw new DeployException(
          "A name has 1 to 30 letters in lower case, digits and hyphens, a letter first; given "
              + name);
    }
    if (Files.exists(file(name, KEY_STORE))) {
      throw new DeployException(name + " has a passkey in " + folder + " already.");
    }
    OwnerOnly.createDirectories(folder);
    OwnerOnly.write(file(name, PERSON), personId.toString());
    String password = OwnerOnly.writeNewPassword(file(name, PASSWORD));
    return new Signatory(
        name,
        personId,
        SoftwareAuthenticator.create(file(name, KEY_STORE), password.toCharArray()));
  }

  /** Opens somebody's passkey. */
  public Signatory open(String name) throws IOException {
    if (!names().contains(name)) {
      throw new DeployException(
          "Nobody called %s in %s; there are %s.".formatted(name, folder, names()));
    }
    return new Signatory(
        name,
        personId(name),
        SoftwareAuthenticator.open(
            file(name, KEY_STORE), Files.readString(file(name, PASSWORD)).toCharArray()));
  }

  /** Everybody who has a passkey here, by name. */
  public List<String> names() throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(KEY_STORE))
          .map(file -> file.substring(0, file.length() - KEY_STORE.length()))
          .sorted()
          .toList();
    }
  }

  /** By which name somebody goes here, if at all. */
  public Optional<String> nameOf(UUID personId) throws IOException {
    for (String name : names()) {
      if (personId(name).equals(personId)) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  private UUID personId(String name) throws IOException {
    return UUID.fromString(Files.readString(file(name, PERSON)));
  }

  private Path file(String name, String part) {
    return folder.resolve(name + part);
  }
}
