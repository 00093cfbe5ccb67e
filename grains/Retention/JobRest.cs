namespace Boxyard.Retention;

/// <summary>Rows that follow a removal, in small transactions, since a job may have very many.</summary>
/// <param name="JobId">Whose they are.</param>
/// <param name="Attempt">The attempt whose uploaded files go; 0 for events, metrics and the like of the job.</param>
/// <param name="DueAt">Not before.</param>
/// <param name="Root">The attempt's root, `/result/...`; empty for the job.</param>
public sealed record JobRest(long JobId, int Attempt, DateTimeOffset DueAt, string Root);
