namespace Boxyard.Tests.Silo;

/// <summary>A call of a box; an empty token is one of the old calls, which have neither token nor body.</summary>
internal sealed record ReplayedCall(HttpMethod Method, string Path, string Token, string Body);
