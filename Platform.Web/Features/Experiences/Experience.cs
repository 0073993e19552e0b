using Platform.Web.Features.Contributions;

namespace Platform.Web.Features.Experiences;

/// <summary>What somebody in government tried, and what came of it.</summary>
public sealed class Experience : Contribution
{
    private Experience()
    {
    }

    public Experience(string key, string authorKey, DateTime at)
        : base(ExperienceTraits.Name, key, authorKey, at)
    {
    }

    public override string Path => $"/experiences/{Key}";
}
