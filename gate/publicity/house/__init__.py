"""House rules: checks that no law asks of every council, and that hold only where its own policy turns them on."""
