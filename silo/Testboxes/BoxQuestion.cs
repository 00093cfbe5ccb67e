using Boxyard.Boot;

namespace Boxyard.Testboxes;

/// <summary>A boot request as it came: who asks, and how long it would wait.</summary>
internal sealed record BoxQuestion
{
    public required BootKind Kind { get; init; }

    /// <summary>A MAC in any spelling, or a host name.</summary>
    public required string Asker { get; init; }

    /// <summary>`host:port` that the answer's texts will name.</summary>
    public required string Address { get; init; }

    public string? Ip { get; init; }

    /// <summary>As the loader says (`?arch=`); null when it does not.</summary>
    public string? Arch { get; init; }

    public TimeSpan Wait { get; init; }
}
