namespace Platform.Search.Matching;

internal static class Ranking
{
    public static float Saturation = 1.2f, LengthNormalisation = 0.75f;
    public static float Title = 1f, TitleLength = 0.5f;
    public static float Loose = 0.4f, LooseTitle = 0.4f;
    public static float Parts = 0.25f, PartsUnknown = 1f, PartLoose = 1f, PartTitle = 0.5f;
    public static float CoverageFloor = 1f, CoveragePower = 1f, PartCover = 0.8f;
    public static float Synonym = 0.8f, Related = 0.5f, Sequence = 1f;
    public static float Correction = 0.9f;
    public static float Repeat = 1f;
    public static float QuotedWords = 8;
    public static float Near = 0f, NearWindow = 8, Adjacent = 0f, Rerank = 100;
    public static float NearPow = 1;
}
