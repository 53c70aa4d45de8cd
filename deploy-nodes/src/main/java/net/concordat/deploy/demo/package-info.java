// SPDX-License-Identifier: Apache-2.0
/** The main job from end to end, on real nodes and real data, and what must fail on the way. */
@org.jspecify.annotations.NullMarked
package net.concordat.deploy.demo;
