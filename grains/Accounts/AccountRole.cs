namespace Boxyard.Accounts;

/// <summary>What an account may do. Each of the first four may all that the ones before it may.</summary>
public enum AccountRole
{
    /// <summary>Reads.</summary>
    Viewer,

    /// <summary>Submits jobs, and cancels and prolongs its own.</summary>
    Submitter,

    /// <summary>Cancels any job; runs queues, boxes and their power.</summary>
    Operator,

    /// <summary>Makes accounts and tokens, and reads who did what.</summary>
    Admin,

    /// <summary>An agent: names boxes and their queues, and does nothing else.</summary>
    Box,
}
