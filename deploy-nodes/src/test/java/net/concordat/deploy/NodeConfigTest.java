// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeConfigTest {
  private static final StateFolder STATE = new StateFolder(Path.of("/state"));
  private static final String CONTRACT_KEY = "c".repeat(64);
  private static final Ports PORTS = new Ports(20_000);

  @Test
  void givesABankItsAddressesAndItsUsers() {
    Config config = node(Party.BANK_B);
    assertThat(config.getString("myLegalName")).isEqualTo("O=BankB,L=Frankfurt,C=DE");
    assertThat(config.getString("p2pAddress")).isEqualTo("localhost:20020");
    assertThat(config.getString("rpcSettings.address")).isEqualTo("localhost:20021");
    assertThat(config.getString("rpcSettings.adminAddress")).isEqualTo("localhost:20022");
    assertThat(config.hasPath("notary")).isFalse();
    Config user = config.getConfigList("security.authService.dataSource.users").get(0);
    assertThat(user.getString("username")).isEqualTo("operator");
    assertThat(user.getString("password")).isEqualTo("a secret");
    assertThat(user.getStringList("permissions")).isEqualTo(Permissions.of(Role.BANK));
  }

  @Test
  void makesTheNotaryValidate() {
    assertThat(node(Party.NOTARY).getBoolean("notary.validating")).isTrue();
  }

  @Test
  void letsTheNotaryRunNoContractThatCameByTheNetwork() {
    assertThat(node(Party.NOTARY).getStringList("blacklistedAttachmentSigningKeys"))
        .containsExactly(CONTRACT_KEY);
    assertThat(node(Party.BANK_A).hasPath("blacklistedAttachmentSigningKeys")).isFalse();
  }

  @Test
  void writesTheDatabaseWithoutDelay() {
    assertThat(node(Party.REGULATOR).getString("dataSourceProperties.dataSource.url"))
        .startsWith("jdbc:h2:file:/state/nodes/Regulator/persistence;")
        .contains("WRITE_DELAY=0");
  }

  @Test
  void givesAnArtifactStoreToBanksAlone() {
    Config bank = ConfigFactory.parseString(NodeConfig.workflows(STATE.node(Party.BANK_A)));
    Config observer = ConfigFactory.parseString(NodeConfig.workflows(STATE.node(Party.REGULATOR)));
    assertThat(bank.getString("artifactStore")).isEqualTo("/state/artifacts/BankA");
    assertThat(observer.isEmpty()).isTrue();
  }

  @Test
  void letsBanksJoinFederationsThatTheirRegistriesDrive() {
    Config bank = ConfigFactory.parseString(NodeConfig.workflows(STATE.node(Party.BANK_A)));
    assertThat(bank.getString("federationModes")).isEqualTo("CONFIDENTIAL,ROBUST,GROUPED");
  }

  @Test
  void namesTheCordappsConfigurationAfterItsJar() {
    assertThat(
            NodeConfig.configOf(Path.of("cordapp-workflows-1.2.3.jar"), STATE.node(Party.BANK_A)))
        .isEqualTo(Path.of("/state/nodes/BankA/cordapps/config/cordapp-workflows-1.2.3.conf"));
  }

  private static Config node(Party party) {
    return ConfigFactory.parseString(
        NodeConfig.node(
            STATE.node(party),
            PORTS,
            List.of(new RpcUser("operator", "a secret", Permissions.of(party.role()))),
            CONTRACT_KEY));
  }
}
