namespace Boxyard.Testboxes;

/// <summary>Why a box gets no new job.</summary>
public enum HoldKind
{
    /// <summary>An operator wants it free; what it runs, it finishes.</summary>
    Drained,

    /// <summary>It is held for broken: by an operator, or because it kept losing what others could run.</summary>
    Quarantined,
}
