using System.Text.Json;

namespace Platform.Web.Shared;

/// <summary>The names of enum values outside the program: in the API, in URLs and in the index.</summary>
public static class ApiName
{
    public static string Of<T>(T value)
        where T : struct, Enum => OfName(value.ToString());

    /// <summary>Returns the name of something that is named in the code like an enum value.</summary>
    public static string OfName(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);

    public static bool TryParse<T>(string? name, out T value)
        where T : struct, Enum
    {
        foreach (var candidate in Enum.GetValues<T>())
        {
            if (Of(candidate) == name)
            {
                value = candidate;
                return true;
            }
        }

        value = default;
        return false;
    }
}
