// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import net.corda.core.flows.FlowLogic;

/**
 * What stands in for one of our responders. Of two responders to one flow a node runs the one that
 * is further from {@code FlowLogic}; hence this class between.
 */
abstract class Cheat<T> extends FlowLogic<T> {}
