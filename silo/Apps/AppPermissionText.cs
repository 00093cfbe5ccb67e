using System.Text.Json.Nodes;

namespace Boxyard.Apps;

/// <summary>Reads what is to be granted or revoked.</summary>
internal static class AppPermissionText
{
    private const int MaxGranteeLength = 64;

    private static readonly string[] Keys = ["operation", "granteeType", "grantee", "permission"];

    /// <summary>The change, or what is wrong with the text.</summary>
    public static (AppChange? Change, string? Mistake) Read(JsonObject fields, AppName name, AppCaller caller)
    {
        if (fields.FirstOrDefault(field => !Keys.Contains(field.Key, StringComparer.Ordinal)).Key is { } unknown)
        {
            return (null, $"Key {unknown} not supported");
        }

        var operation = AppBody.FindText(fields, "operation");
        if (operation is not ("add" or "delete"))
        {
            return (null, fields.ContainsKey("operation")
                ? "Operation can only be add or delete."
                : "Field operation missing");
        }

        var isAdded = operation == "add";
        var missing = isAdded ? Array.Find(Keys, key => !fields.ContainsKey(key)) : null;
        if (missing is not null)
        {
            return (null, $"Field {missing} missing");
        }

        return FindWrongWord(fields) is { } wrong ? (null, wrong) : Build(fields, isAdded, name, caller);
    }

    /// <summary>Of the fields that are there.</summary>
    private static string? FindWrongWord(JsonObject fields)
    {
        if (fields.ContainsKey("granteeType") && Find<AppGranteeKind>(fields, "granteeType") is null)
        {
            return $"Field granteeType has to be one of {AppWords.Join<AppGranteeKind>()}";
        }

        if (fields.ContainsKey("permission") && Find<AppPermission>(fields, "permission") is null)
        {
            return $"Field permission has to be one of {AppWords.Join<AppPermission>()}";
        }

        var isName = AppBody.FindText(fields, "grantee") is { Length: > 0 and <= MaxGranteeLength };
        return fields.ContainsKey("grantee") && !isName
            ? $"Field grantee has to be a name of at most {MaxGranteeLength} characters"
            : null;
    }

    private static (AppChange? Change, string? Mistake) Build(
        JsonObject fields, bool isAdded, AppName name, AppCaller caller)
    {
        var kind = Find<AppGranteeKind>(fields, "granteeType");
        var permission = Find<AppPermission>(fields, "permission");
        var grantee = AppBody.FindText(fields, "grantee");
        if (kind == AppGranteeKind.Group)
        {
            var isAllUsers = string.Equals(grantee, AppGrant.AllUsers, StringComparison.OrdinalIgnoreCase);
            grantee = isAllUsers ? AppGrant.AllUsers : grantee;
            if (isAdded && !isAllUsers)
            {
                return (null, "The only group is AllUsers.");
            }

            if (isAdded && permission != AppPermission.Read)
            {
                return (null, "AllUsers can only get READ permission.");
            }
        }

        var change = new AppChange
        {
            Action = isAdded ? AppAction.Grant : AppAction.Revoke,
            Caller = caller,
            Name = name,
        };
        return (isAdded
            ? change with
            {
                Grant = new AppGrant
                {
                    Namespace = name.Namespace,
                    Repository = name.Repository,
                    GranteeKind = kind!.Value,
                    Grantee = grantee!,
                    Permission = permission!.Value,
                },
            }
            : change with
            {
                Revoked = new AppGrantFilter { GranteeKind = kind, Grantee = grantee, Permission = permission },
            }, null);
    }

    private static TEnum? Find<TEnum>(JsonObject fields, string name)
        where TEnum : struct, Enum =>
        AppBody.FindText(fields, name) is { } word ? AppWords.Find<TEnum>(word) : null;
}
