namespace Platform.Web.Features.Contributions;

public enum Audience
{
    Everyone,
    Members,
}
