namespace Boxyard.Apps;

/// <summary>What a caller gets to know of an app.</summary>
[GenerateSerializer, Immutable, Alias("Boxyard.AppReading")]
public sealed record AppReading
{
    /// <summary>Null when there is none, or none that the caller may see.</summary>
    [Id(0)]
    public AppRecord? App { get; init; }

    /// <summary>Of the caller on the app's repository; also without an app.</summary>
    [Id(1)]
    public required AppRights Rights { get; init; }
}
