namespace Boxyard.Apps;

/// <summary>One run of an app that is to be profiled.</summary>
[GenerateSerializer, Immutable, Alias("Boxyard.AppProfileTarget")]
public sealed record AppProfileTarget
{
    /// <summary>What the app is started with, as one text; often empty.</summary>
    [Id(0)]
    public string Args { get; init; } = "";

    /// <summary>Seconds after which it is stopped; 0 when it ends by itself.</summary>
    [Id(1)]
    public double Timeout { get; init; }
}
