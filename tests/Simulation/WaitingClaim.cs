using Boxyard.Jobs;

namespace Boxyard.Tests.Simulation;

/// <summary>A box's claim that waits for its commit, and what came of it.</summary>
internal sealed class WaitingClaim(BootAsk ask)
{
    public BootAsk Ask { get; } = ask;
    public string Testbox => Ask.Testbox;

    /// <summary>The commit is over, well or not.</summary>
    public bool IsAnswered { get; set; }

    /// <summary>Nobody knows whether the commit happened.</summary>
    public bool HasFailed { get; set; }
    public ShownId? Offered { get; set; }
    public long? LiveJobId { get; set; }
}
