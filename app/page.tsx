export default function HomePage() {
  return <h1>Rolecall</h1>;
}
