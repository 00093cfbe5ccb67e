namespace Boxyard.Tests.GrainHost;

[Reentrant]
internal sealed class ReentrantStressGrain(StressLedger ledger) : StressGrain(ledger);
