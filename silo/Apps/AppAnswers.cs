using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Apps;

/// <summary>The answers of the registry. Most refusals are a 500: its clients look at the text.</summary>
internal static class AppAnswers
{
    private const string Json = "application/json";

    public static ContentHttpResult Ok(JsonNode answer) => TypedResults.Text(AppJson.Write(answer), Json);

    public static ContentHttpResult Count(string field, long count) => Ok(new JsonObject { [field] = count });

    /// <summary>What clients know as the failure of a request that was understood.</summary>
    public static ContentHttpResult Failed(string message) =>
        Error(StatusCodes.Status500InternalServerError, message);

    public static ContentHttpResult NotAuthenticated() =>
        Error(StatusCodes.Status401Unauthorized, "Not authenticated");

    public static ContentHttpResult NotFound(string message = "Resource not supported") =>
        Error(StatusCodes.Status404NotFound, message);

    /// <summary>The caller lacks a permission on a repository, or on a namespace without `repository`.</summary>
    public static ContentHttpResult NotAuthorized(
        AppCaller caller, AppPermission permission, string namespaceName, string repository = "")
    {
        var target = repository.Length > 0
            ? $"repository {namespaceName}/{repository}"
            : $"namespace {namespaceName}";
        return Error(StatusCodes.Status401Unauthorized, caller.User is null
            ? "Not authorized."
            : $"Not authorized. (User {caller.User} does not have permission {AppWords.Of(permission)} for {target})");
    }

    /// <summary>Before any route: in a form of its own.</summary>
    public static ContentHttpResult HeaderError(int status, string message) =>
        TypedResults.Text(AppJson.WriteHeaderError(message), Json, statusCode: status);

    public static ContentHttpResult Error(int status, string message) =>
        TypedResults.Text(AppJson.Write(new JsonObject { ["error"] = message }), Json, statusCode: status);
}
