// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.home;

import java.time.Clock;
import net.concordat.ui.UiProperties;
import net.concordat.ui.api.DecisionsApi;
import net.concordat.ui.api.EventsApi;
import net.concordat.ui.api.InboxApi;
import net.concordat.ui.api.ModelsApi;
import org.springframework.stereotype.Component;

/** Where home has its lists from. */
@Component
record HomeSources(
    EventsApi events,
    InboxApi inbox,
    ModelsApi models,
    DecisionsApi decisions,
    Alarms alarms,
    UiProperties properties,
    Clock clock) {}
