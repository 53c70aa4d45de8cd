// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.layout;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.PermitAll;
import net.concordat.ui.UiProperties;
import net.concordat.ui.live.FollowsLedger;
import net.concordat.ui.live.LedgerFeed;
import net.concordat.ui.live.LedgerNews;
import net.concordat.ui.part.PageView;
import net.concordat.ui.security.CurrentUser;
import net.concordat.ui.view.guide.GuideBar;
import org.jspecify.annotations.Nullable;

/** What surrounds every view. Views put themselves into the navigation, with {@code @Menu}. */
@PermitAll
public final class MainLayout extends AppLayout {
  private static final long serialVersionUID = 1;

  private final transient LedgerFeed feed;
  private final Banner banner = new Banner();
  private final GuideBar guide;
  private @Nullable Registration news;

  /** Made anew for each browser tab. */
  public MainLayout(UiProperties properties, CurrentUser user, LedgerFeed feed, GuideBar guide) {
    this.feed = feed;
    this.guide = guide;
    setPrimarySection(Section.DRAWER);
    addToDrawer(brand(properties), navigation());
    DrawerToggle toggle = new DrawerToggle();
    toggle.setAriaLabel(getTranslation("layout.navigation.toggle"));
    Div spring = new Div();
    spring.addClassName("spring");
    addToNavbar(
        skipLink(), toggle, party(properties), spring, new Preferences(), new UserMenu(user));
  }

  private static Component brand(UiProperties properties) {
    Span name = new Span("Concordat");
    name.addClassName("brand-name");
    Span party = new Span(properties.party());
    party.addClassName("brand-party");
    Div brand = new Div(name, party);
    brand.addClassName("brand");
    return brand;
  }

  private static Component party(UiProperties properties) {
    Span party = new Span(properties.party());
    party.addClassName("party");
    return party;
  }

  private Component navigation() {
    SideNav nav = new SideNav();
    nav.getElement().setAttribute("aria-label", getTranslation("layout.navigation"));
    MenuConfiguration.getMenuEntries().forEach(entry -> nav.addItem(item(entry)));
    Nav landmark = new Nav(nav);
    landmark.getElement().setAttribute("aria-label", getTranslation("layout.navigation"));
    return nav;
  }

  private SideNavItem item(MenuEntry entry) {
    SideNavItem item = new SideNavItem(getTranslation(entry.title()), entry.path());
    if (entry.icon() != null) {
      item.setPrefixComponent(new Icon(entry.icon()));
    }
    item.setMatchNested(!entry.path().isEmpty());
    return item;
  }

  /** By script, since the page's base address makes of a fragment another page. */
  private Component skipLink() {
    Anchor link = new Anchor("#" + PageView.ID, getTranslation("layout.skip"));
    link.addClassName("skip-link");
    link.setRouterIgnore(true);
    link.getElement()
        .executeJs(
            "this.addEventListener('click', e => { e.preventDefault(); e.stopPropagation();"
                + " const main = document.getElementById($0); if (main) main.focus(); })",
            PageView.ID);
    return link;
  }

  @Override
  public void showRouterLayoutContent(com.vaadin.flow.component.HasElement content) {
    Div around = new Div(banner, guide);
    around.addClassName("around");
    around.getElement().appendChild(content.getElement());
    setContent(around);
    shown = content;
  }

  private com.vaadin.flow.component.@Nullable HasElement shown;

  @Override
  public void removeRouterLayoutContent(com.vaadin.flow.component.@Nullable HasElement oldContent) {
    shown = null;
    setContent(null);
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    news = feed.listen(event.getUI(), this::told);
    banner.setAway(feed.isAway());
  }

  @Override
  protected void onDetach(DetachEvent event) {
    if (news != null) {
      news.remove();
    }
    super.onDetach(event);
  }

  private void told(LedgerNews what) {
    banner.setAway(what == LedgerNews.AWAY);
    if (what != LedgerNews.AWAY && shown instanceof FollowsLedger view) {
      view.ledgerMoved();
    }
  }
}
