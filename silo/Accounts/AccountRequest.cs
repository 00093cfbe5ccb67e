using System.Text.Json.Serialization;

namespace Boxyard.Accounts;

/// <summary>An account to create; without its name, what is to be changed of one.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record AccountRequest
{
    public string? Name { get; init; }

    /// <summary>What old clients send as `my_email`.</summary>
    public string? Email { get; init; }

    /// <summary>What old clients send as `my_name`; without it, they send the name.</summary>
    public string? FullName { get; init; }

    public AccountRole? Role { get; init; }

    /// <summary>Only of an account that is there: whether its tokens are refused.</summary>
    public bool? Disabled { get; init; }

    public string? FindProblem() =>
        (Role is null || Enum.IsDefined(Role.Value) ? null : "role: say viewer, submitter, operator, admin or box.")
        ?? AccountText.FindTextProblem("email", Email) ?? AccountText.FindTextProblem("full_name", FullName);
}
