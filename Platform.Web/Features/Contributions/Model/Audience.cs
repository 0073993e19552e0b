namespace Platform.Web.Features.Contributions;

public enum Audience
{
    Everyone,
    Members,
}

public static class Audiences
{
    /// <summary>Whether a text for <paramref name="audience"/> reaches people who may not read one for <paramref name="other"/>.</summary>
    public static bool IsWiderThan(this Audience audience, Audience other) => audience == Audience.Everyone && other != Audience.Everyone;
}
