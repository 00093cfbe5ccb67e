namespace Boxyard.Client;

/// <summary>
/// What an account may do. From <see cref="Viewer"/> to <see cref="Admin"/> each may all that the ones before it may.
/// </summary>
public enum AccountRole
{
    /// <summary>A word that this SDK does not know: the silo is newer.</summary>
    Unknown,

    /// <summary>Reads.</summary>
    Viewer,

    /// <summary>Submits jobs, and cancels its own.</summary>
    Submitter,

    /// <summary>Cancels any job; runs queues and boxes.</summary>
    Operator,

    /// <summary>Makes accounts and tokens, and reads the audit.</summary>
    Admin,

    /// <summary>An agent: names boxes and their queues, and does nothing else.</summary>
    Box,
}
