using System.Collections.Immutable;

namespace Boxyard.Apps;

/// <summary>What apps can be built for.</summary>
public static class AppArchitectures
{
    public static ImmutableArray<string> All { get; } =
        ["linux/amd64", "linux/arm64", "linux/arm/v6", "linux/arm/v7", "linux/arm/v8"];
}
