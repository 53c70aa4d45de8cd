// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.monitoring;

import net.concordat.ui.api.MonitoringApi;
import net.concordat.ui.api.ScoringApi;
import net.concordat.ui.security.CurrentUser;
import org.springframework.stereotype.Component;

/** Whom the tab Monitoring asks, and who looks at it. */
@Component
record MonitoringSources(MonitoringApi monitoring, ScoringApi scoring, CurrentUser user) {}
