namespace Boxyard.Jobs;

/// <summary>What the one who brought an event to an attempt is told.</summary>
public enum AttemptAnswer
{
    /// <summary>It was applied, kept, or had nothing to change.</summary>
    Accepted,

    /// <summary>The attempt was over before.</summary>
    Stale,

    /// <summary>The attempt's state does not allow it; nothing was changed.</summary>
    Refused,

    /// <summary>To the box that asks: the offer again.</summary>
    SameOffer,

    /// <summary>To the box that asks: the attempt's guest is, or may be, alive on another machine.</summary>
    DuplicateBox,

    /// <summary>To the box that asks: it may take its next job.</summary>
    Free,
}
