// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.scoring;

import net.concordat.ui.api.AdoptionsApi;
import net.concordat.ui.api.AnchorsApi;
import net.concordat.ui.api.AuditApi;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.api.ReviewsApi;
import net.concordat.ui.api.ScoringApi;
import net.concordat.ui.api.SharingApi;
import net.concordat.ui.security.CurrentUser;
import org.springframework.stereotype.Component;

/** Whom the pages about decisions ask, and who looks at them. */
@Component
record ScoringSources(
    ScoringApi scoring,
    AnchorsApi anchors,
    AdoptionsApi adoptions,
    ModelsApi models,
    ReviewsApi reviews,
    SharingApi sharing,
    AuditApi audit,
    CurrentUser user) {}
