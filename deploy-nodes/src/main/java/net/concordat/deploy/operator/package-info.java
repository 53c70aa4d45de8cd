// SPDX-License-Identifier: Apache-2.0
/** A party's operator, who acts on its node by remote calls. */
@org.jspecify.annotations.NullMarked
package net.concordat.deploy.operator;
