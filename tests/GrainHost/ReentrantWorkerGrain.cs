namespace Boxyard.Tests.GrainHost;

[Reentrant]
internal sealed class ReentrantWorkerGrain(Probe probe, ScopedService scoped) : WorkerGrain(probe, scoped);
