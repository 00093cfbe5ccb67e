namespace Boxyard.Storage.Jobs;

/// <summary>How many jobs a search of a list looks at, at most: at first, and when that was not enough.</summary>
internal sealed record SearchBounds(int FirstLook, int MaxLook)
{
    public static SearchBounds Default { get; } = new(FirstLook: 500, MaxLook: 10_000);
}
