// SPDX-License-Identifier: Apache-2.0
/** Where people and programs sign in: a real Keycloak with a realm for each organisation. */
@NullMarked
package net.concordat.deploy.identity;

import org.jspecify.annotations.NullMarked;
