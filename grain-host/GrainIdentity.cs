namespace Boxyard.GrainHost;

/// <summary>One grain: its class and its key, which is a string or, when that is null, an integer.</summary>
internal readonly record struct GrainIdentity(GrainClass Class, string? TextKey, long IntegerKey)
{
    public override string ToString() => TextKey is null ? $"{Class.Name}/{IntegerKey:x}" : $"{Class.Name}/{TextKey}";
}
