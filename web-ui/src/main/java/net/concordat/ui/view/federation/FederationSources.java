// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.federation;

import net.concordat.ui.api.DecisionsApi;
import net.concordat.ui.api.FederationsApi;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.api.PrivacyApi;
import net.concordat.ui.api.SharingApi;
import net.concordat.ui.security.CurrentUser;
import org.springframework.stereotype.Component;

/** Whom the page of a federation asks, and who looks at it. */
@Component
record FederationSources(
    FederationsApi federations,
    ModelsApi models,
    SharingApi sharing,
    PrivacyApi privacy,
    DecisionsApi decisions,
    CurrentUser user) {}
