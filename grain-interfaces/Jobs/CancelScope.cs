namespace Boxyard.Jobs;

/// <summary>Which jobs a cancel is for.</summary>
[GenerateSerializer, Alias("Boxyard.CancelScope")]
public enum CancelScope
{
    /// <summary>Any that is not over.</summary>
    Any,

    /// <summary>Only one that waits in its queue.</summary>
    Queued,

    /// <summary>Only one that a box holds.</summary>
    Live,
}
